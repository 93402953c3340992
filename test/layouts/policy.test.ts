import { describe, expect, test } from "vitest";
import { contentSecurityPolicy } from "../../scripts/core/csp.ts";

describe("the content security policy", () => {
  test("lets in nothing but the site's own files", () => {
    expect(contentSecurityPolicy(false)).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'",
    );
  });

  test("lets the search box be sent where there is one", () => {
    expect(contentSecurityPolicy(true)).toContain("; form-action 'self'");
  });

  test("opens what one page needs, and nothing else", () => {
    const policy = contentSecurityPolicy(true, {
      "script-src": ["https://talk.example"],
      "frame-src": ["https://talk.example"],
    });
    expect(policy).toBe(
      `${contentSecurityPolicy(true).replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' https://talk.example")}; frame-src https://talk.example`,
    );
  });
});
