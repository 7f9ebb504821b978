// `npm ci` refuses a lock file in which an optional dependency is named but has no entry, and a lock file that records
// download addresses binds every reader to one registry. Both are caught here, before they are published.
import { readFileSync } from "node:fs";

const { packages } = JSON.parse(readFileSync(process.argv[2] ?? "package-lock.json", "utf8"));
const problems = [];

/** npm's resolution: the nearest node_modules folder upwards that holds the package. */
function isLocked(name, from) {
  for (let folder = from; ;) {
    if (packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder) return false;
    const parent = folder.lastIndexOf("/node_modules/");
    folder = parent >= 0 ? folder.slice(0, parent) : "";
  }
}

for (const [place, entry] of Object.entries(packages)) {
  if (entry.resolved && !entry.resolved.startsWith("https://registry.npmjs.org/")) {
    problems.push(`${place} records a download address`);
  }
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!isLocked(name, place)) problems.push(`${place} names ${name}, which has no entry`);
  }
}

if (problems.length > 0) {
  process.stderr.write(`package-lock.json: ${problems.join("; ")}\n`);
  process.exit(1);
}
