// The HTTP client that callers see, with its interceptors.

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

/** Takes the client of a core in whose place this one comes. */
export const share = (theirs) => {
  client = theirs;
};

/** Shows a request to the interceptors, and leaves it as they do; `url` is no option of `fetch`. */
export function intercept(request) {
  const { interceptors } = client;
  if (!interceptors || interceptors.request.handlers.length === 0) return;
  const options = { url: request.url, ...request.init };
  interceptors.request.handlers.forEach((handler) => handler.before(options));
  request.url = options.url;
  request.init = options;
  delete options.url;
}
