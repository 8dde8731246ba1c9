using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [ (name = "worker.js", esModule = embed "dist/worker.js") ],
      compatibilityDate = "COMPATIBILITY-DATE",
      globalOutbound = "org",
    )),
    (name = "js", worker = (
      modules = [ (name = "worker.js", esModule = embed "dist/worker-js.js") ],
      compatibilityDate = "COMPATIBILITY-DATE",
      globalOutbound = "org",
    )),
    # The mock org is on this machine, which workers may not reach by default.
    (name = "org", network = (allow = ["local", "private"])),
  ],
  sockets = [
    (name = "main", address = "127.0.0.1:0", http = (), service = "main"),
    (name = "js", address = "127.0.0.1:0", http = (), service = "js"),
  ],
);
