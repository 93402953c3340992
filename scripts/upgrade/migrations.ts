import type { Migration } from "./migration.ts";

/**
 * All migrations, the oldest first; each is a file in `migrations/`. There is none yet: every archive that 0.1.0 could
 * build is built with the same addresses, which a test holds.
 */
export const MIGRATIONS: readonly Migration[] = [];
