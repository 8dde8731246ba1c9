// @ts-check
// Static pages beside the org, on an origin of their own.
import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';

/** The types that pages need; anything else is a download. @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** @param {string} file */
const isFolder = (file) => statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * `DIR`, or `/path=DIR`.
 * @param {string[]} texts
 */
export function readMounts(texts) {
  const mounts = texts.map((text) => {
    const [, at = '', folder = text] = (!isFolder(text) && /^(\/[^=]*)=(.*)$/s.exec(text)) || [];
    if (!isFolder(folder)) throw new TypeError(`${folder} is no directory`);
    return { at: at.replace(/\/+$/, ''), folder: path.resolve(folder) };
  });
  const twice = mounts.find(({ at }, i) => mounts.findIndex((other) => other.at === at) !== i);
  if (twice) throw new TypeError(`two directories are to be served at ${twice.at || '/'}`);
  // The longest path that fits wins.
  return mounts.sort((one, other) => other.at.length - one.at.length);
}

/**
 * @param {ReturnType<typeof readMounts>} mounts
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void}
 */
export function staticPages(mounts) {
  return ({ method, url = '/' }, response) => {
    const refuse = (/** @type {number} */ status) => response.writeHead(status, { 'cache-control': 'no-store' }).end();
    let name;
    try {
      name = decodeURIComponent(new URL(url, 'http://page').pathname);
    } catch {
      return refuse(400);
    }
    const mount = mounts.find(({ at }) => name === at || name.startsWith(`${at}/`));
    if (method !== 'GET' && method !== 'HEAD') return refuse(405);
    if (!mount || name.includes('\0')) return refuse(404);
    let file = path.join(mount.folder, name.slice(mount.at.length));
    if (file !== mount.folder && !file.startsWith(mount.folder + path.sep)) return refuse(404);
    if (isFolder(file)) file = path.join(file, 'index.html');
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile()) return refuse(404);
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    // A page under development should never be seen as it was before.
    response.writeHead(200, { 'content-type': type, 'content-length': stat.size, 'cache-control': 'no-store' });
    if (method === 'HEAD') response.end();
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
  };
}
