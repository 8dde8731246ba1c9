#!/usr/bin/env node
// @ts-check
