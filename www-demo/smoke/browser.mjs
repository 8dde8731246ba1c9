/** The installed Chromium, driven by playwright-core, which brings no browser of its own. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

// The first lets it run as root in a container; the others keep it from asking the network for anything.
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

export function launch() {
  const executablePath = process.env.CHROME || onPath();
  if (!executablePath) throw new Error(`No browser: set CHROME, or put one of ${NAMES.join(', ')} on the PATH.`);
  return chromium.launch({ executablePath, args: ARGS, headless: true });
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
