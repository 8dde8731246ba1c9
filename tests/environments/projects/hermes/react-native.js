// What React Native adds to the engine, as far as a client of an HTTP API can need it.

// Its own URL of many versions only keeps the text.
globalThis.URL = function URL(url) {
  this.href = /\/$/.test(url) ? url : url + '/';
};
globalThis.URL.prototype.toString = function () {
  return this.href;
};
['hash', 'host', 'hostname', 'origin', 'password', 'pathname', 'port', 'protocol', 'search', 'username'].forEach(
  function (name) {
    Object.defineProperty(globalThis.URL.prototype, name, {
      get: function () {
        throw new Error('URL.' + name + ' is not implemented');
      },
    });
  },
);

// Answers each request from the recording, with the members that a response has there. A request that differs from
// the recorded one is a failure.
globalThis.fetch = function (url, init) {
  var sent = JSON.stringify([url, init]);
  var call = globalThis.recording.calls.shift();
  if (!call) return Promise.reject(new Error('a request too many: ' + sent));
  if (call.sent !== sent) return Promise.reject(new Error('sent ' + sent + '\nnot ' + call.sent));
  return Promise.resolve({
    ok: call.status >= 200 && call.status < 300,
    status: call.status,
    url: url,
    headers: {
      get: function (name) {
        return call.headers[name.toLowerCase()] || null;
      },
    },
    text: function () {
      return Promise.resolve(call.text);
    },
    json: function () {
      return Promise.resolve(call.text).then(JSON.parse);
    },
  });
};
