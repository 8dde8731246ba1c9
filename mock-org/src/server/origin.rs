//! An address to serve at.

use std::{error::Error, io};

use axum::Router;
use tokio::net::{TcpListener, lookup_host};
use tracing::warn;

use super::{BreakableListener, Connection, break_connections};

/// A bound origin: `localhost` is two addresses with one port.
pub struct Origin {
    /// `http://host:port`.
    pub address: String,
    listeners: Vec<TcpListener>,
}

impl Origin {
    /// Binds the host's addresses; 0 takes any port that is free.
    pub async fn bind(host: &str, port: u16) -> Result<Self, Box<dyn Error>> {
        let mut listeners: Vec<TcpListener> = Vec::new();
        let mut addresses: Vec<_> = lookup_host((host, port)).await?.collect();
        if host == "localhost" {
            // Some resolvers name only one of them.
            addresses = vec![
                ([127, 0, 0, 1], port).into(),
                ([0, 0, 0, 0, 0, 0, 0, 1], port).into(),
            ];
        }
        for mut address in addresses {
            if let Some(first) = listeners.first() {
                address.set_port(first.local_addr()?.port());
            }
            match TcpListener::bind(address).await {
                Ok(listener) => listeners.push(listener),
                Err(e) if listeners.is_empty() => {
                    return Err(format!("cannot listen on {address}: {e}").into());
                }
                Err(e) => warn!("not listening on {address}: {e}"),
            }
        }
        let first = listeners.first().ok_or("the host has no address")?;
        let host = if host.contains(':') {
            format!("[{host}]")
        } else {
            host.into()
        };
        Ok(Self {
            address: format!("http://{host}:{}", first.local_addr()?.port()),
            listeners,
        })
    }

    /// Serves until a listener fails.
    pub async fn serve(self, router: Router) -> io::Result<()> {
        let serve = |listener| axum::serve(listener, router.clone()).into_future();
        until_one_ends(self.listeners.into_iter().map(serve)).await
    }

    /// The same, on connections that a request can break.
    pub async fn serve_breakable(self, router: Router) -> io::Result<()> {
        let service = break_connections(router).into_make_service_with_connect_info::<Connection>();
        let serve =
            |listener| axum::serve(BreakableListener(listener), service.clone()).into_future();
        until_one_ends(self.listeners.into_iter().map(serve)).await
    }
}

async fn until_one_ends(
    servers: impl Iterator<Item = impl Future<Output = io::Result<()>> + Send + 'static>,
) -> io::Result<()> {
    let mut servers: tokio::task::JoinSet<_> = servers.collect();
    match servers.join_next().await {
        Some(ended) => ended.map_err(io::Error::other)?,
        None => Ok(()),
    }
}
