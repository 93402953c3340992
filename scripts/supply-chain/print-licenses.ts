/** `npm run licenses`: lists all packages by licence, and fails if one has a licence that it may not have. */
import fs from "node:fs";
import { isAllowed, licenseList } from "./licenses.ts";
import { lockedPackages } from "./lock-file.ts";

const packages = lockedPackages(fs.readFileSync("package-lock.json", "utf8"));
process.stdout.write(licenseList(packages));
for (const { name, version, license } of packages.filter((each) => !isAllowed(each))) {
  process.stderr.write(
    `package-lock.json: ${name} ${version} has the licence "${license}"; use another package, or say in scripts/supply-chain/licenses.ts why it may be used\n`,
  );
  process.exitCode = 1;
}
