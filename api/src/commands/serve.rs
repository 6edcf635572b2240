//! `wangge serve`.

use crate::config::{Config, Failure};
use crate::start::App;
use crate::{background, database, demo, http, sources, telemetry};
use metrics_exporter_prometheus::PrometheusBuilder;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// Serves until it is told to stop.
pub(super) async fn serve(config: Config) -> Result<(), Failure> {
    telemetry::start(&config)?;
    let _serving = database::claim(&config)?;
    let app = App::open(config, sources::system()).await?;
    if app.config.demo {
        demo::load_once(&app).await?;
    }
    let address = (app.config.host.as_str(), app.config.port);
    let listener = TcpListener::bind(address).await.map_err(|error| {
        Failure::state(format!("cannot serve on {}:{}: {error}", app.config.host, app.config.port))
    })?;
    let metrics =
        PrometheusBuilder::new().install_recorder().map_err(|error| Failure::other(error.to_string()))?;
    let files = app.config.file_store()?;
    if app.config.demo {
        demo::attach_papers(&app, &files).await?;
    }
    let router = app.router(files.clone(), Some(metrics.clone()), demo::FIRST_QUERY)?;
    let stop = CancellationToken::new();
    app.platform.poll_rights().await?;
    let mut jobs = background::start(&app.platform, &app.modules, &app.auth, &stop);
    jobs.spawn(background::drain_metrics(metrics, stop.clone()));
    jobs.spawn(background::clean_files(app.platform.clone(), files, stop.clone()));
    // whoever reads the greeting may stop the process at once
    tokio::spawn(stop_on_signal(stop.clone())?);
    demo::greet(&app, listener.local_addr()?)?;
    http::serve(listener, router, &app.config.limits, stop.clone()).await?;
    stop.cancel();
    while jobs.join_next().await.is_some() {}
    app.platform.close().await?;
    tracing::info!("stopped");
    Ok(())
}

fn stop_on_signal(stop: CancellationToken) -> std::io::Result<impl Future<Output = ()>> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping: requests that are running are finished");
        stop.cancel();
    })
}
