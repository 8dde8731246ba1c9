mod config;
mod corpus;
mod laws;
mod outline;
mod properties;
mod requests;
mod scan;
mod steps;
