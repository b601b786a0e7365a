// Brings node_modules in line with package-lock.json, when it is not: once, and again only after
// the lock file has changed. Install scripts of packages never run.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const stamp = join(here, "node_modules", ".homeward-lock");
const lock = createHash("sha256").update(readFileSync(join(here, "package-lock.json"))).digest("hex");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
  const windows = process.platform === "win32";
  const args = ["ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync(windows ? "npm.cmd" : "npm", args, { cwd: here, stdio: "inherit", shell: windows });
  writeFileSync(stamp, lock);
}
