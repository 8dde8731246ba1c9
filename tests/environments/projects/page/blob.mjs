// Signs in with a module that has no address, as an extension or an editor's preview loads one.
import { onPage } from './flow.mjs';

const file = new URL(location.href).searchParams.get('file');
const text = await (await fetch(`./${file}`)).text();
const { default: idx } = await import(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));

onPage(idx);
