// Builds what the browser gets. Maven runs `node build.mjs <outdir>`; everything lands in
// <outdir>/assets, which the application serves as /assets. The list of the npm packages behind it
// (CycloneDX) lands in <outdir>-sbom.
//
// Packages are installed only when node_modules is not what package-lock.json says, and nothing is
// written when neither the sources nor the packages have changed, so that an ordinary Maven build
// pays a fraction of a second and needs no network.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** What the viewer of process maps may weigh, before it is compressed. */
const MOST_OF_VIEWER = 220_000;

const here = dirname(fileURLToPath(import.meta.url));
const outDir = process.argv[2];
if (!outDir) {
  console.error("Usage: node build.mjs <outdir>");
  process.exit(2);
}

const modules = join(here, "node_modules");
const installedStamp = join(modules, ".homeward-lock");
const builtStamp = `${outDir}.stamp`;
const packageList = join(`${outDir}-sbom`, "frontend.cdx.json");

const lockHash = hashOf([join(here, "package-lock.json")]);
installPackages();
const sourceHash = hashOf([
  join(here, "package-lock.json"),
  join(here, "build.mjs"),
  ...filesUnder(join(here, "src")),
]);
if (
  read(builtStamp) === sourceHash &&
  existsSync(join(outDir, "assets", "homeward.css")) &&
  existsSync(packageList)
) {
  process.exit(0);
}
await build();
listPackages();
writeFileSync(builtStamp, sourceHash);

/** Brings node_modules in line with package-lock.json; install scripts of packages never run. */
function installPackages() {
  if (read(installedStamp) === lockHash) {
    return;
  }
  // Sass's optional package watches files through native code; one compilation needs none of that.
  const args = ["ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  npm(args, "inherit");
  writeFileSync(installedStamp, lockHash);
}

/** Writes the list of packages; the lock file says it all, so this needs no network. */
function listPackages() {
  const args = ["sbom", "--sbom-format=cyclonedx", "--package-lock-only", "--omit=optional"];
  const list = JSON.parse(npm(args, "pipe"));
  // The same packages give the same file.
  delete list.serialNumber;
  delete list.metadata.timestamp;
  mkdirSync(dirname(packageList), { recursive: true });
  writeFileSync(packageList, JSON.stringify(list, null, 2));
}

function npm(args, output) {
  const windows = process.platform === "win32";
  return execFileSync(windows ? "npm.cmd" : "npm", args, {
    cwd: here,
    stdio: ["ignore", output, "inherit"],
    shell: windows,
  });
}

async function build() {
  const assets = join(outDir, "assets");
  const nhsuk = join(modules, "nhsuk-frontend", "dist", "nhsuk");
  const nhsukVersion = JSON.parse(read(join(modules, "nhsuk-frontend", "package.json"))).version;
  rmSync(assets, { recursive: true, force: true });
  mkdirSync(join(assets, "nhsuk", "images"), { recursive: true });

  const sass = await import(pathToFileURL(join(modules, "sass", "sass.node.mjs")).href);
  const { css } = sass.compile(join(here, "src", "homeward.scss"), {
    loadPaths: [modules],
    style: "compressed",
    quietDeps: true,
  });
  if (/@font-face|https?:\/\/(?!www\.w3\.org)/.test(css)) {
    throw new Error("The style sheet would load something from another host.");
  }
  if (!/html\{[^}]*font-family:\s*arial/.test(css)) {
    throw new Error("The style sheet does not say that text is in Arial.");
  }
  writeFileSync(join(assets, "homeward.css"), css);

  // Only the pictures the style sheet asks for.
  for (const [, name] of css.matchAll(/\/assets\/nhsuk\/images\/([\w.-]+)/g)) {
    cpSync(join(nhsuk, "assets", "images", name), join(assets, "nhsuk", "images", name));
  }

  // Browsers keep these files for a year, so whatever a script imports must change its address
  // with its content: libraries by the version in their name, our own scripts by their hash.
  const diagramJsVersion = JSON.parse(read(join(modules, "diagram-js", "package.json"))).version;
  const bpmnJs = join(modules, "bpmn-js");
  const bpmnJsVersion = JSON.parse(read(join(bpmnJs, "package.json"))).version;
  const libraries = {
    "nhsuk-frontend": `nhsuk-frontend-${nhsukVersion}.min.js`,
    "bpmn-js": `bpmn-navigated-viewer-${bpmnJsVersion}.min.js`,
    "diagram-js.css": `diagram-js-${diagramJsVersion}.css`,
  };
  const library = libraries["nhsuk-frontend"];
  writeFileSync(join(assets, library), withoutSourceMap(read(join(nhsuk, library))));
  // The map that can be moved, with its own style sheet: only those who ask for it get them.
  const viewer = withoutSourceMap(read(join(bpmnJs, "dist", "bpmn-navigated-viewer.production.min.js")));
  if (viewer.length > MOST_OF_VIEWER) {
    throw new Error(`The viewer of process maps has grown to ${viewer.length} characters.`);
  }
  writeFileSync(join(assets, libraries["bpmn-js"]), viewer);
  const viewerCss = read(join(bpmnJs, "dist", "assets", "diagram-js.css"));
  if (/url\(|@import/.test(viewerCss)) {
    throw new Error("The style sheet of process maps would load something.");
  }
  writeFileSync(join(assets, libraries["diagram-js.css"]), viewerCss);

  const scripts = join(here, "src", "js");
  const built = (name) =>
    read(join(scripts, name))
      .replaceAll(/(from |import\(|URL\()"(nhsuk-frontend|bpmn-js|diagram-js\.css)"/g, (_, how, what) => {
        return `${how}"./${libraries[what]}"`;
      })
      .replaceAll(/(from |import\()"\.\/([\w-]+\.js)"/g, (_, how, other) => {
        const hash = createHash("sha256").update(built(other)).digest("hex");
        return `${how}"./${other}?${hash.slice(0, 12)}"`;
      });
  for (const file of filesUnder(scripts)) {
    const name = relative(scripts, file);
    writeFileSync(join(assets, name), built(name));
  }
  cpSync(join(here, "src", "images"), assets, { recursive: true });
}

function withoutSourceMap(script) {
  return script.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) {
    hash.update(relative(here, file)).update("\0").update(readFileSync(file));
  }
  return hash.digest("hex");
}
