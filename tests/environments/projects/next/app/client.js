'use client';

import { onPage } from '../flow.mjs';

import idx from 'okta-idx-wasm';
import { useEffect } from 'react';

export function Client() {
  useEffect(() => onPage(idx), []);
  return <p>{idx.LATEST_SUPPORTED_IDX_API_VERSION}</p>;
}
