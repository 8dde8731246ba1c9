export default {
  // Else it takes the nearest lock file above for the application's.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
};
