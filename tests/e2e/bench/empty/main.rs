//! A yardstick: one window of the size of ours with an empty page, made with the same versions of everything. It is built only with the feature
//! `bench`, and the page notes when it was drawn.

fn main() -> tauri::Result<()> {
    let app = tauri::Builder::default()
        .setup(|app| {
            let window = tauri::WebviewWindowBuilder::new(app, "empty", tauri::WebviewUrl::default());
            window.title("Empty").inner_size(1280.0, 800.0).build()?;
            Ok(())
        })
        .build(tauri::generate_context!("tests/e2e/bench/empty/tauri.conf.json"))?;
    app.run(|_, _| {});
    Ok(())
}
