// The public HTTP client, with its interceptors.

function Interceptor() {
  this.handlers = [];
  this.use = function use(before) {
    this.handlers.push({ before });
  };
  this.clear = function clear() {
    this.handlers = [];
  };
}

/** `client.interceptors.request.use(fn)`. */
export let client = { interceptors: { request: new Interceptor() } };

/** Uses the client of the core that this one replaces. */
export const share = (theirs) => {
  client = theirs;
};

/**
 * Runs the interceptors on a request and keeps their changes. `url` is removed again, as it is not an option of
 * `fetch`.
 */
export function intercept(request) {
  const { interceptors } = client;
  if (!interceptors || interceptors.request.handlers.length === 0) return;
  const options = { url: request.url, ...request.init };
  interceptors.request.handlers.forEach((handler) => handler.before(options));
  request.url = options.url;
  request.init = options;
  delete options.url;
}
