/** What stands for a package's own user agent in records, since the two differ there on purpose. */
export const AGENT = '(the package’s own user agent)';
