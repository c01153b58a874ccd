// Stands for a part of the language client that is left out: it says nothing of itself and does nothing.
const never = () => ({ dispose() {} });
class Absent {
  registrationType = { method: "notebookDocument/sync" };
  onOpenNotificationSent = never;
  onChangeNotificationSent = never;
  onSaveNotificationSent = never;
  onCloseNotificationSent = never;
  fillClientCapabilities() {}
  initialize() {}
  getState() {
    return { kind: "static" };
  }
  register() {}
  unregister() {}
  getProvider() {}
  handles() {
    return false;
  }
  clear() {}
}
module.exports = new Proxy({}, { get: (_, name) => (name === "__esModule" ? true : Absent) });
