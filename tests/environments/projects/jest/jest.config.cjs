module.exports = {
  // What stands beside the tests is for other rows.
  testMatch: ['<rootDir>/*.spec.*'],
  transform: {},
  cache: false,
};
