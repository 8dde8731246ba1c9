module.exports = { testMatch: ['<rootDir>/faults.spec.mjs'], transform: {}, cache: false, testTimeout: 60_000 };
