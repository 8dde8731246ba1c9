mod config;
mod outline;
mod properties;
mod requests;
mod scan;
mod steps;
