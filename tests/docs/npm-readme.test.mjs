// @ts-check
// The README that npm shows: the first part of the repository's, whose links lead to files of the repository.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { packageFolder, root } from '../support/built.mjs';
import { pages } from './pages.mjs';

const shipped = readFileSync(path.join(packageFolder(), 'README.md'), 'utf8');
const { repository, version } = JSON.parse(readFileSync(path.join(packageFolder(), 'package.json'), 'utf8'));
const name = /^git\+https:\/\/github\.com\/(.+)\.git$/.exec(repository.url)?.[1] ?? assert.fail(repository.url);
const links = [...shipped.matchAll(/(!?)\[[^\]]*\]\(([^)]+)\)/g)].map(([, image, url]) => ({ isImage: !!image, url }));

test('every link and picture is absolute, and those of the repository have a file here', () => {
  assert.ok(links.length > 20, `${links.length} links`);
  let files = 0;
  for (const { isImage, url } of links) {
    assert.match(url, /^https:\/\//);
    const start = isImage ? `https://raw.githubusercontent.com/${name}/v${version}/` : `https://github.com/${name}/`;
    if (!url.startsWith(start) || url.endsWith('/issues')) {
      assert.ok(!isImage && !url.includes(`/${name}/v`), url);
      continue;
    }
    const [, kind, file] = isImage
      ? [, 'blob', url.slice(start.length)]
      : (new RegExp(`^(blob|tree)/v${version.replaceAll('.', '\\.')}/([^#]+)`).exec(url.slice(start.length)) ??
        assert.fail(url));
    assert.equal(statSync(path.join(root, String(file))).isDirectory(), kind === 'tree', url);
    files += 1;
  }
  assert.ok(files > 15, `${files} files`);
});

test('it is the first part of the README, without the commands of the repository', () => {
  const [first, rest] = (pages.get('README.md') ?? '').split('<!-- The README on npm ends here. -->');
  assert.ok(rest.includes('cargo xtask test'));
  const withoutLinks = (/** @type {string} */ text) => text.replace(/\]\([^)]+\)/g, '](…)').trim();
  assert.equal(withoutLinks(shipped), withoutLinks(first));
  assert.ok(!shipped.includes('cargo xtask'));
});
