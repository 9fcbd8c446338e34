// The start-up program of the packaged runtime, which comes without Electron's own default app.
// It is copied into the runtime as resources/app/main.mjs and does what `electron <folder>` does.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));

function leave(sentence, code) {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

if (named === undefined) leave('Usage: electron [options] <app folder> [arguments]', 2);
const target = resolve(named);
if (!existsSync(target)) leave(`There is no app at ${target}.`, 2);

const folder = statSync(target).isDirectory() ? target : dirname(target);
const manifestPath = join(folder, 'package.json');
const manifest = existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, 'utf8')) : {};

Object.defineProperty(process, 'defaultApp', {
  configurable: false,
  enumerable: true,
  value: true,
});
if (manifest.version) app.setVersion(manifest.version);
const name = manifest.productName ?? manifest.name;
if (name) app.setName(name);
app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
app.setAppPath(folder);

try {
  const main = createRequire(import.meta.url).resolve(target);
  // Without this await `ready` fires before the app can register privileged schemes.
  await import(pathToFileURL(main).href);
} catch (error) {
  // Electron would open a dialog here, which nobody can close on a virtual display.
  leave(error instanceof Error ? (error.stack ?? error.message) : String(error), 1);
}
