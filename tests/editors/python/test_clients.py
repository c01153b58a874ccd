"""What an author does in an editor, by the clients that pytest-lsp impersonates."""

from conftest import CLIENTS, EXAMPLE


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
