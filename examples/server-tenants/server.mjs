// One server, many tenants. To try it: `npm install okta-idx-wasm`, `npx okta-mock-org --port 8701`, `node server.mjs`, and open
// http://localhost:3000/acme.
import { createApp } from './app.mjs';

const port = 3000;

/** Each tenant has its own org, application and language. Secrets come from the environment. */
const tenants = {
  acme: {
    issuer: 'http://localhost:8701/oauth2/default',
    clientId: 'server-client',
    clientSecret: process.env.ACME_CLIENT_SECRET ?? 'not-a-real-secret', // that of the mock org
    redirectUri: `http://localhost:${port}/acme`,
    language: 'en',
  },
  globex: {
    issuer: 'http://localhost:8701/oauth2/default',
    clientId: 'server-client',
    clientSecret: process.env.GLOBEX_CLIENT_SECRET ?? 'not-a-real-secret',
    redirectUri: `http://localhost:${port}/globex`,
    language: 'de',
  },
};

createApp(tenants).listen(port, () => console.log(`http://localhost:${port}/acme`));
