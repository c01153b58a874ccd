"""Sessions of pytest-lsp with the server: a client whose positions, edits and checks of the protocol were not
written here."""

import asyncio
import os
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.workspace import PositionCodec, TextDocument
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, make_test_lsp_client

EXAMPLE = (Path(__file__).parent.parent / "exemple.referentiel.yaml").read_text(encoding="utf-8")

# Nothing takes this long, on a machine that is not stuck. In seconds.
PATIENCE = 20

# What the clients that pytest-lsp impersonates do: whether they ask for diagnostics.
CLIENTS = {"visual_studio_code@1.65": False, "neovim@0.11": True, "emacs@29.1": False}


def make_client():
    """A client that also takes registrations, as the clients that it impersonates do."""
    client = make_test_lsp_client()

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: types.RegistrationParams):
        pass

    return client


class Session:
    """One open text in a client. `at` and `text` speak of the text, positions are the client's."""

    def __init__(self, client, name, capabilities, offered, folder):
        self.client, self.name, self.capabilities, self.offered = client, name, capabilities, offered
        self.uri = (folder / "atelier d'écriture.referentiel.yaml").as_uri()
        self.codec = PositionCodec(offered.position_encoding)
        self.document = None

    @property
    def text(self):
        return self.document.source

    @property
    def identifier(self):
        return types.TextDocumentIdentifier(uri=self.uri)

    def open(self, text=EXAMPLE):
        item = types.TextDocumentItem(uri=self.uri, language_id="referentiel", version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        self.document = TextDocument(
            self.uri, text, 1, sync_kind=types.TextDocumentSyncKind.Incremental, position_codec=self.codec
        )

    def range(self, text, after=""):
        """The range of the first `text` behind `after`."""
        start = self.text.index(text, self.text.index(after) + len(after))
        at = self.document.client_position_at_offset
        return types.Range(at(start), at(start + len(text)))

    def at(self, range):
        """The text of a range."""
        return self.document.text_in_client_range(range)

    def change(self, edits):
        """Makes these edits, and tells the server as an editor does: from the last to the first."""
        last_first = sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True)
        changes = [types.TextDocumentContentChangePartial(e.range, e.new_text) for e in last_first]
        for change in changes:
            self.document.apply_change(change)
        self.document.version += 1
        identifier = types.VersionedTextDocumentIdentifier(self.document.version, self.uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, changes))

    def type(self, old, new, after=""):
        """Replaces the first `old` behind `after`."""
        self.change([types.TextEdit(self.range(old, after), new)])

    def apply(self, edit):
        """Applies what the server answered, in the form that the client said it takes."""
        workspace = self.capabilities.workspace
        versioned = bool(workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes)
        assert versioned == (edit.document_changes is not None), edit
        if versioned:
            [change] = edit.document_changes
            assert change.text_document.version == self.document.version
            edits, uri = change.edits, change.text_document.uri
        else:
            [(uri, edits)] = edit.changes.items()
        assert uri == self.uri
        self.change(edits)

    async def diagnostics(self):
        """What is found now, for a client that asks; what was told last, for one that is told."""
        if self.offered.diagnostic_provider is None:
            return list(self.client.diagnostics.get(self.uri, []))
        params = types.DocumentDiagnosticParams(text_document=self.identifier)
        return list((await self.client.text_document_diagnostic_async(params)).items)

    async def found(self, *codes):
        """Waits until what is found is this: `TRA003@C9`. Gives the diagnostics."""
        for _ in range(PATIENCE * 100):
            found = await self.diagnostics()
            written = [f"{one.code}@{self.at(one.range)}" for one in found]
            if written == list(codes):
                return found
            await asyncio.sleep(0.01)
        raise AssertionError(f"{written} rather than {codes}")


@pytest_lsp.fixture(
    params=CLIENTS,
    config=ClientServerConfig(server_command=[os.environ["REFERENTIEL"], "server"], client_factory=make_client),
)
async def client(request, lsp_client: LanguageClient, tmp_path):
    capabilities = client_capabilities(request.param)
    params = types.InitializeParams(
        capabilities=capabilities, root_uri=tmp_path.as_uri(), process_id=os.getpid(), locale="fr"
    )
    answer = await lsp_client.initialize_session(params)
    lsp_client.session = Session(lsp_client, request.param, capabilities, answer.capabilities, tmp_path)
    yield
    await lsp_client.shutdown_session()
    assert lsp_client._server.returncode == 0


@pytest.fixture
def session(client):
    return client.session
