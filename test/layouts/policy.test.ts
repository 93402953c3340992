import { describe, expect, test } from "vitest";
import { contentSecurityPolicy, scriptPolicy } from "../../scripts/core/csp.ts";

describe("the content security policy", () => {
  test("lets in nothing but the site's own files", () => {
    expect(contentSecurityPolicy(false)).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'",
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
      `${contentSecurityPolicy(true).replace("script-src 'self'", "script-src 'self' https://talk.example")}; frame-src https://talk.example`,
    );
  });

  test("takes scripts and workers from the site's own folders alone, on whatever host it is", () => {
    expect(scriptPolicy("/")).toBe("script-src http://*:*/assets/ http://*:*/pagefind/ http://*:*/sw.js");
    expect(scriptPolicy("/a;b,c/")).toBe(
      "script-src http://*:*/a%3Bb%2Cc/assets/ http://*:*/a%3Bb%2Cc/pagefind/ http://*:*/a%3Bb%2Cc/sw.js",
    );
  });

  test("takes them from the hosts that a page opens as well", () => {
    const extras = { "script-src": ["https://talk.example"], "worker-src": ["blob:"], "img-src": ["blob:"] };
    expect(scriptPolicy("/x/", extras)).toBe(
      "script-src http://*:*/x/assets/ http://*:*/x/pagefind/ http://*:*/x/sw.js https://talk.example; worker-src http://*:*/x/assets/ http://*:*/x/pagefind/ http://*:*/x/sw.js blob:",
    );
  });
});
