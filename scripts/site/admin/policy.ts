import type { AdminSettings } from "../../archive/schema/admin.ts";
import type { PolicyExtras } from "../../core/csp.ts";

/** Addresses of each forge's API, and of its users' pictures if they are elsewhere. */
const FORGES: Readonly<Record<string, { readonly api: string; readonly pictures: readonly string[] }>> = {
  github: { api: "https://api.github.com", pictures: ["https://avatars.githubusercontent.com"] },
  gitlab: { api: "https://gitlab.com", pictures: ["https://secure.gravatar.com"] },
  gitea: { api: "https://gitea.com", pictures: [] },
};

/**
 * Sources that the editor adds to the content security policy of its page: the styles that it sets from script, files
 * that are not saved yet, and the forge. All of its code still comes from this site.
 */
export function editorPolicy({ backend }: AdminSettings): PolicyExtras {
  const forge = FORGES[backend.name];
  const api = backend.api_root ?? forge?.api;
  const origins = api === undefined ? [] : [new URL(api).origin];
  return {
    "style-src": ["'unsafe-inline'"],
    "img-src": ["blob:", ...origins, ...(backend.api_root === undefined ? (forge?.pictures ?? []) : [])],
    "media-src": ["'self'", "blob:"],
    "frame-src": ["blob:"],
    "connect-src": ["blob:", "data:", ...origins],
    "worker-src": ["blob:"],
  };
}
