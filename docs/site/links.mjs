// A plugin of TypeDoc: links to the parts of the site that it does not make.
import { JSX } from 'typedoc';

const PARTS = [
  ['Demo page', 'playground/index.html'],
  ['Rust code', 'rust/okta_idx_wasm/index.html'],
];

export function load(app) {
  app.renderer.hooks.on('sidebar.begin', (context) =>
    JSX.createElement(
      'nav',
      { class: 'tsd-navigation' },
      ...PARTS.map(([text, url]) => JSX.createElement('a', { href: context.relativeURL(url) }, text)),
    ),
  );
}
