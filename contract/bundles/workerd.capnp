# Serves the bundle of Wrangler as Workers do.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "widgets", worker = .widgets)],
  sockets = [(name = "http", http = (), service = "widgets")],
);

const widgets :Workerd.Worker = (
  modules = [(name = "widgets.js", esModule = embed "widgets.js")],
  compatibilityDate = "2025-04-01",
  compatibilityFlags = ["nodejs_compat"],
  bindings = [
    (name = "GECKOBOARD_API_KEY", fromEnvironment = "GECKOBOARD_API_KEY"),
    (name = "GECKOBOARD_PASSWORD", fromEnvironment = "GECKOBOARD_PASSWORD"),
  ],
);
