//! Whom the client trusts: the authorities that this computer trusts, a company's own among them, and nobody else.
//!
//! The system's verifier reads its authorities once in a process, so each question is asked by a process of its own: the test starts itself
//! with another list of authorities. Only Linux lets a process name that list.

#![cfg(target_os = "linux")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::journal::Answer;
use domain::{OrganizationId, UserId};
use make_api::transport::Network;
use make_api::{Address, ErrorKind, ReadClient, WriteClient};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::support::key;

const ANSWER: &[u8] =
    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 21\r\n\r\n{\"authUser\":{\"id\":1}}";
/// Names the server to look at, in the process that looks.
const ADDRESS: &str = "GATEHOUSE_TLS_ADDRESS";

/// Somebody who signs certificates, with the file that makes them known.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    file: PathBuf,
}

impl Authority {
    fn new(folder: &Path, name: &str) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(rcgen::DnType::CommonName, name);
        let file = folder.join(format!("{name}.pem"));
        std::fs::write(&file, params.self_signed(&key).unwrap().pem()).unwrap();
        Self { issuer: Issuer::new(params, key), file }
    }

    /// A server's own certificate for `host`, signed by this authority.
    fn certify(&self, host: &str, change: impl FnOnce(&mut CertificateParams)) -> ServerConfig {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
        change(&mut params);
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        config.with_no_client_auth().with_single_cert(vec![certificate.der().clone()], key).unwrap()
    }
}

/// Answers every request; counts those that it could read.
async fn serve(config: ServerConfig) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let (acceptor, requests) = (TlsAcceptor::from(Arc::new(config)), Arc::new(AtomicUsize::new(0)));
    let counted = Arc::clone(&requests);
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let (acceptor, counted) = (acceptor.clone(), Arc::clone(&counted));
            tokio::spawn(async move {
                let Ok(mut stream) = acceptor.accept(socket).await else { return };
                let mut start = [0; 4096];
                if stream.read(&mut start).await.is_ok_and(|read| read > 0) {
                    counted.fetch_add(1, Ordering::SeqCst);
                    stream.write_all(ANSWER).await.ok();
                    stream.shutdown().await.ok();
                }
            });
        }
    });
    (address, requests)
}

/// What a process that trusts the authorities in `trusted` makes of a server: its words, and how many requests reached the server.
async fn asked(config: ServerConfig, trusted: &Path) -> (String, usize) {
    let (address, requests) = serve(config).await;
    let mut itself = Command::new(std::env::current_exe().unwrap());
    itself.args(["--exact", "tls::only_authorities_that_this_computer_trusts_are_believed", "--nocapture"]);
    itself.env(ADDRESS, address).env("SSL_CERT_FILE", trusted).env_remove("SSL_CERT_DIR");
    let output = tokio::task::spawn_blocking(move || itself.output().unwrap()).await.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    let said = said.lines().find_map(|line| line.strip_prefix("found: ")).unwrap().to_owned();
    (said, requests.load(Ordering::SeqCst))
}

/// The other role of the test: reads and writes once, and says what came of it.
#[allow(clippy::print_stdout, reason = "one process tells the other")]
async fn look(address: &str) {
    let address = Address::understand(address).unwrap();
    let read = ReadClient::new(&address, key(), Arc::new(Network::pooled())).me().await;
    let write = WriteClient::new(&address, key(), Arc::new(Network::fresh()));
    let sent = write.transfer_ownership(OrganizationId(1), UserId(1)).await;
    let read = match read {
        Ok(_) => "read",
        Err(error) if matches!(error.kind, ErrorKind::Untrusted(_)) => "untrusted",
        Err(error) => panic!("{error}"),
    };
    println!("found: {read}, {}", if matches!(sent.answer, Answer::NotSent(_)) { "not sent" } else { "sent" });
}

#[tokio::test(flavor = "multi_thread")]
async fn only_authorities_that_this_computer_trusts_are_believed() {
    if let Ok(address) = std::env::var(ADDRESS) {
        return look(&address).await;
    }
    let folder = std::env::temp_dir().join(format!("gatehouse-tls-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (company, stranger) = (Authority::new(&folder, "company"), Authority::new(&folder, "stranger"));
    let good = || company.certify("localhost", |_| {});
    assert_eq!(asked(good(), &company.file).await, ("read, sent".to_owned(), 2));
    let refused = ("untrusted, not sent".to_owned(), 0);
    assert_eq!(asked(good(), &stranger.file).await, refused, "an authority that nobody named");
    let elsewhere = company.certify("elsewhere.example", |_| {});
    assert_eq!(asked(elsewhere, &company.file).await, refused, "a certificate of another host");
    let expired = company.certify("localhost", |params| params.not_after = rcgen::date_time_ymd(2020, 1, 1));
    assert_eq!(asked(expired, &company.file).await, refused, "a certificate that is over");
    std::fs::remove_dir_all(&folder).unwrap();
}
