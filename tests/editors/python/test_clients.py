"""What an author does in an editor, by the clients that pytest-lsp impersonates."""

from conftest import CLIENTS, EXAMPLE
from lsprotocol import types


async def test_a_client_is_told_or_asks_and_never_both(session):
    asks = CLIENTS[session.name]
    assert (session.offered.diagnostic_provider is not None) == asks
    session.open(EXAMPLE.replace("C1 à C2", "C1 à C9"))
    await session.found("TRA003@C9")
    assert bool(session.client.diagnostics) != asks


async def test_a_mistake_that_is_typed_is_shown_at_its_place_after_accents_and_an_emoji(session):
    session.open()
    session.type("C2", "C9", after="C1 à ")
    [fault] = await session.found("TRA003@C9")
    assert fault.message.startswith("« C9 » n'est le code de rien")
    session.type("C9", "C2")
    await session.found()


async def test_a_text_with_the_line_ends_of_windows_is_read_alike(session):
    session.open(EXAMPLE.replace("\n", "\r\n"))
    session.type("C2", "C9", after="C1 à ")
    await session.found("TRA003@C9")


async def test_a_quick_fix_applies_and_the_fault_goes(session):
    session.open(EXAMPLE.replace("C1 à C2", "C1, C9"))
    [_, fault] = await session.found("TRA001@C2", "TRA003@C9")
    context = types.CodeActionContext(diagnostics=[fault])
    params = types.CodeActionParams(session.identifier, fault.range, context)
    actions = await session.client.text_document_code_action_async(params)
    [fix] = [one for one in actions if one.title.startswith("Remplacer C9 par C2")]
    assert fix.diagnostics and fix.diagnostics[0].code == "TRA003"
    if fix.edit is None:
        fix = await session.client.code_action_resolve_async(fix)
    session.apply(fix.edit)
    assert session.text == EXAMPLE.replace("C1 à C2", "C1, C2")
    await session.found()


async def test_a_rename_follows_every_reference(session):
    session.open()
    place = session.range("C2", after="[C1 à ").start
    params = types.RenameParams(session.identifier, place, "C9")
    session.apply(await session.client.text_document_rename_async(params))
    assert session.text == EXAMPLE.replace("C2", "C9")


async def test_completion_inserts_a_code(session):
    session.open(EXAMPLE.replace("[C1 à C2]", "[C1, ]"))
    place = session.range("]", after="[C1, ").start
    answer = await session.client.text_document_completion_async(types.CompletionParams(session.identifier, place))
    items = answer.items if hasattr(answer, "items") else answer
    [item] = [one for one in items if one.label == "C2"]
    assert item.detail.startswith("Choisir des textes")
    session.change([item.text_edit])
    assert session.text == EXAMPLE.replace("[C1 à C2]", "[C1, C2]")
    await session.found()


async def test_the_cursor_on_a_code_tells_what_it_is(session):
    session.open()
    place = session.range("C2", after="[C1 à ").start
    told = await session.client.text_document_hover_async(types.HoverParams(session.identifier, place))
    assert "Choisir des textes à l'aide d'un fonds commun" in told.contents.value
    assert session.at(told.range) == "C2"
