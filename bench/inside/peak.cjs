'use strict';
const { readFileSync } = require('node:fs');

/** Peak resident memory of this process, in MB. On Linux, `maxRSS` also includes that of the parent process. */
exports.peak = () => {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return Number(kilobytes) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
};
