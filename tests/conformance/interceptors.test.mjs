// Request interceptors, on each of the calls that send something.
import { test } from 'node:test';

import { firstDifference } from './comparing/compare.mjs';
import { FetchRecorder } from './comparing/fetch-recorder.mjs';
import { section } from './comparing/section.mjs';
import { settle } from './comparing/trial.mjs';
import { VALID } from './inputs/config-table.mjs';
import { reply } from './inputs/replies.mjs';
import { fixtures } from './sources.mjs';

const later = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 5);
  });

/**
 * What is done to the client before a request.
 * @type {Record<string, (client: any, log: any[]) => void>}
 */
const SETUPS = {
  none: () => {},
  'sees the request': (client, log) =>
    client.interceptors.request.use((request) => {
      log.push(Object.keys(request), { ...request, headers: Object.keys(request.headers) });
    }),
  'one argument, no this': (client, log) =>
    client.interceptors.request.use(function (...args) {
      log.push(args.length);
    }),
  'in order': (client, log) => {
    for (const name of ['a', 'b', 'c'])
      client.interceptors.request.use((request) => {
        log.push(name);
        request.headers[name] = name;
      });
  },
  'adds a header': (client) =>
    client.interceptors.request.use((request) => {
      request.headers['X-Custom-Header'] = 'mine';
      return request;
    }),
  'replaces the headers': (client) =>
    client.interceptors.request.use((request) => {
      request.headers = { only: 'this' };
    }),
  'takes a header away': (client) =>
    client.interceptors.request.use((request) => {
      delete request.headers.accept;
    }),
  'returns another': (client) => client.interceptors.request.use(() => ({ url: 'https://ignored.example.com/' })),
  'another url': (client) =>
    client.interceptors.request.use((request) => {
      request.url += '?more=1';
    }),
  'a URL object': (client) =>
    client.interceptors.request.use((request) => {
      request.url = { toString: () => 'https://made.example.com/' };
    }),
  'no url': (client) =>
    client.interceptors.request.use((request) => {
      delete request.url;
    }),
  'another body': (client) =>
    client.interceptors.request.use((request) => {
      request.body = '{"mine":1}';
    }),
  'another method and credentials': (client) =>
    client.interceptors.request.use((request) => {
      request.method = 'PUT';
      request.credentials = 'same-origin';
    }),
  'a signal and a cache mode': (client) =>
    client.interceptors.request.use((request) => {
      request.cache = 'no-store';
      request.keepalive = true;
    }),
  throws: (client) => {
    client.interceptors.request.use(() => {
      throw new RangeError('mine');
    });
  },
  'throws a text': (client) => {
    client.interceptors.request.use(() => {
      throw 'mine';
    });
  },
  'throws after another': (client, log) => {
    client.interceptors.request.use(() => log.push('first'));
    client.interceptors.request.use(() => {
      throw new RangeError('mine');
    });
    client.interceptors.request.use(() => log.push('never'));
  },
  'is not awaited': (client, log) =>
    client.interceptors.request.use(async (request) => {
      request.now = 1;
      await later();
      request.headers.late = 1;
      log.push('late');
    }),
  'adds another': (client, log) =>
    client.interceptors.request.use(() => {
      log.push('outer');
      client.interceptors.request.use(() => log.push('inner'));
    }),
  clears: (client, log) => {
    client.interceptors.request.use(() => log.push('gone'));
    client.interceptors.request.clear();
    log.push(client.interceptors.request.handlers.length);
    client.interceptors.request.use(() => log.push('stays'));
  },
  'handlers of their own': (client, log) => {
    client.interceptors.request.handlers = [{ before: () => log.push('own') }];
  },
  'a handler pushed': (client, log) => {
    client.interceptors.request.handlers.push({
      before() {
        log.push(Object.keys(this));
      },
    });
  },
  'a handler that is none': (client) => {
    client.interceptors.request.use('text');
  },
  'a hole in the handlers': (client, log) => {
    client.interceptors.request.handlers = [, { before: () => log.push('own') }];
  },
  'what use gives': (client, log) => {
    log.push(
      client.interceptors.request.use(() => {}),
      client.interceptors.request.clear(),
    );
  },
  unset: (client) => {
    delete client.interceptors;
  },
  null: (client) => {
    client.interceptors = null;
  },
  'no request': (client) => {
    client.interceptors = {};
  },
  'frozen request': (client) =>
    client.interceptors.request.use((request) => {
      Object.freeze(request);
    }),
};

const { text } = fixtures().find(({ name }) => name === 'identify');
const CALLS = {
  start: (idx) => idx.start({ ...VALID, stateHandle: 'sh' }),
  interact: (idx) => idx.interact({ ...VALID, baseUrl: 'https://org.example.com/oauth2' }),
  introspect: (idx) => idx.introspect({ domain: 'https://org.example.com', version: '1.0.0', stateHandle: 'sh' }),
  proceed: (idx) => idx.makeIdxState(JSON.parse(text)).proceed('identify', { identifier: 'x' }),
  cancel: (idx) => idx.makeIdxState(JSON.parse(text)).actions.cancel(),
};

section(
  'interceptors',
  (comparison) => {
    const { peer, subject, counts } = comparison;
    for (const [name, setup] of Object.entries(SETUPS)) {
      test(name, async () => {
        for (const [on, call] of Object.entries(CALLS)) {
          const [left, right] = [await observe(peer, setup, call), await observe(subject, setup, call)];
          counts.requests += left.requests.length;
          comparison.check(on, firstDifference(left, right));
        }
      });
    }
  },
  ['requests'],
);

async function observe({ idx, agent }, setup, call) {
  const { client } = idx;
  const { interceptors: own } = client;
  const log = [];
  const recorder = new FetchRecorder(() => reply('ok', 'Response', text), agent);
  try {
    setup(client, log);
    const seen = await recorder.during(() => settle(recorder, () => call(idx)));
    const record = { ...seen, log: JSON.parse(JSON.stringify(log).replaceAll(agent, 'agent')) };
    const shared = own.request.handlers;
    return { ...record, handlers: shared.map((handler) => (handler ? Object.keys(handler) : handler)) };
  } finally {
    client.interceptors = own;
    own.request.clear();
  }
}
