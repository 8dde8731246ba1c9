// Vite's dev server on a free port. It ends with its parent.
import { createServer } from 'vite';

const server = await createServer({ server: { host: 'localhost', port: 0 }, logLevel: 'warn' });
await server.listen();
console.log(`LISTENS ${server.resolvedUrls.local[0]}`);
