import { useState } from "react";
import { ErrorNotice } from "../src/errors/ErrorNotice";
import { Button } from "../src/ui/Button";
import { InstanceTile } from "../src/ui/InstanceTile";
import { ColorPicker, ShapePicker } from "../src/ui/LookPicker";
import type { InstanceLook } from "../src/ui/instanceLook";
import { DisplayTitle } from "../src/ui/Prose";
import { RadioCards } from "../src/ui/RadioCards";
import { SecretField } from "../src/ui/SecretField";
import { TextField } from "../src/ui/TextField";
import { StartWindow } from "../src/ui/Window";

export function StartPage() {
  const [address, setAddress] = useState("https://eu.flowline.example");
  const [key, setKey] = useState("aaaa-bbbb");
  const [kind, setKind] = useState<"live" | "test">("live");
  const [look, setLook] = useState<InstanceLook>({ color: "rust", shape: "diamond" });
  return (
    <StartWindow>
      <div style={{ display: "grid", gap: "1.5rem" }}>
        <div>
          <DisplayTitle>Gatehouse</DisplayTitle>
          <p style={{ color: "var(--ink-2)" }}>Look after the people and customers of your Make instances.</p>
        </div>
        <div style={{ display: "flex", gap: "0.75rem", alignItems: "center" }}>
          <InstanceTile color="blue" shape="circle" size={36} />
          <InstanceTile color="olive" shape="cross" size={36} />
          <InstanceTile color="rose" shape="triangle" size={36} />
          <InstanceTile color="ochre" shape="hexagon" size={36} />
          <InstanceTile color="slate" shape="arch" size={36} />
          <InstanceTile color="umber" shape="bars" size={36} />
          <InstanceTile color="violet" shape="square" size={36} />
        </div>
        <TextField label="Address" hint="The site where you and your customers sign in." size="large" value={address} onChange={setAddress} />
        <SecretField label="Key" size="large" value={key} onChange={setKey} problem="This key has 9 characters; keys of Make have 36." />
        <RadioCards label="What kind of instance is it?" value={kind} onChange={setKind} layout="row" cards={[{ value: "live", title: "Live", words: "Customers work here. It opens locked." }, { value: "test", title: "Test", words: "A place to try things out." }]} />
        <ColorPicker look={look} onChange={setLook} />
        <ShapePicker look={look} taken={[{ color: "rust", shape: "circle" }]} onChange={setLook} />
        <ErrorNotice occasion="key" values={{ instance: "eu.flowline.example" }} problem={{ code: { kind: "no-admin" }, support: { operation: "check the key", status: 403, makeCode: "SC403", detail: null, request: 4, at: "2026-11-22T09:42:00Z" } }} />
        <div style={{ display: "flex", gap: "0.5rem" }}>
          <Button variant="primary" size="large">Connect an instance</Button>
          <Button size="large">Try with sample data</Button>
        </div>
      </div>
    </StartWindow>
  );
}
