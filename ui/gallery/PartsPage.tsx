import { useState } from "react";
import { Button } from "../src/ui/Button";
import { Checkbox } from "../src/ui/Checkbox";
import { Dialog } from "../src/ui/Dialog";
import { Empty } from "../src/ui/Empty";
import { InstanceEdge } from "../src/ui/InstanceEdge";
import { INSTANCE_COLORS } from "../src/ui/instanceLook";
import { ListLayout, TextPage } from "../src/ui/ListLayout";
import { PageHead } from "../src/ui/PageHead";
import { Select } from "../src/ui/Select";
import { TextArea } from "../src/ui/TextField";
import { Time } from "../src/ui/Time";
import { ToastProvider, useToast } from "../src/ui/Toast";
import { Shell } from "./Shell";

function Toasts() {
  const say = useToast();
  return <Button onPress={() => say("Copied 12 emails.")}>Copy</Button>;
}

export function PartsPage() {
  const [ticked, setTicked] = useState(true);
  const [role, setRole] = useState<"member" | "admin">("member");
  const [open, setOpen] = useState(new URLSearchParams(location.search).has("dialog"));
  return (
    <ToastProvider look={{ color: "blue", shape: "circle" }}>
      <Shell current="settings">
        <TextPage head={<PageHead title="Parts" />}>
          <div style={{ display: "grid", gap: "1rem" }}>
            <div style={{ display: "flex", gap: "0.5rem", flexWrap: "wrap" }}>
              <Button variant="primary">Freeze 3 organizations</Button>
              <Button>Try again</Button>
              <Button variant="quiet">Stop here</Button>
              <Button variant="danger" icon="removal">Delete this instance</Button>
              <Button variant="primary" busy>Checking</Button>
              <Button variant="primary" disabled>Start</Button>
              <Button disabled>Not yet</Button>
              <Button icon="refresh" label="Refresh" />
              <Toasts />
              <Button onPress={() => setOpen(true)}>Dialog…</Button>
            </div>
            <Select label="Role in this organization" value={role} onChange={setRole} choices={[{ value: "member", label: "Member" }, { value: "admin", label: "Admin" }]} hint="proposed because it is the house rule" />
            <Checkbox label="Also lower data stores" words="5 GiB → 100 MiB, the smallest Make allows" checked={ticked} onChange={setTicked} />
            <Checkbox label="Some of them" checked={false} mixed onChange={() => undefined} />
            <TextArea label="Note" value="" placeholder="Ticket or contract" onChange={() => undefined} />
            <p>
              <Time at="2026-11-22T13:07:00Z" />
            </p>
            {INSTANCE_COLORS.map((color, index) => (
              <InstanceEdge key={color} color={color} kind={(["live", "test", "sample"] as const)[index % 3] ?? "live"} />
            ))}
            <ListLayout>
              <Empty title="No one has an open invitation." why="New invitations appear here." action={<Button>Show everyone</Button>} />
            </ListLayout>
          </div>
        </TextPage>
        <Dialog open={open} onClose={() => setOpen(false)} title="Throw away 4 changes?" instance={{ look: { color: "blue", shape: "circle" }, name: "Flowline EU", kind: "test" }} foot={<><Button autoFocus onPress={() => setOpen(false)}>Keep them</Button><Button variant="danger" onPress={() => setOpen(false)}>Throw away 4 changes</Button></>}>
          <p>Nothing has been sent. The changes were only prepared on this computer.</p>
        </Dialog>
      </Shell>
    </ToastProvider>
  );
}
