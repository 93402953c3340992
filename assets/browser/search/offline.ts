/** The search page in a folder that is opened from the disk; `npm run export` makes one. */
import "./offline-files.ts";
import "./main.ts";
