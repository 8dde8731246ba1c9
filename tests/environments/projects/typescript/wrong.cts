// Each of these is an error: without it, the compiler says so.
import okta = require('okta-idx-wasm');

// @ts-expect-error the object is the default export, not the module
void okta.start({ version: '1.0.0' });
// @ts-expect-error the version is required
void okta.default.start({});
