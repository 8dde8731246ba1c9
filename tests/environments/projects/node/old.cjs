// A `fetch` given by the user, for the versions of Node.js without one of their own.
globalThis.fetch = require('node-fetch');
