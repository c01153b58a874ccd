-- What is read: what a code is, where it is, and the text laid out.
local example = ...
local tests = {}

tests["the cursor on a code tells what it is"] = function(child)
  child:open(example)
  child:go("C2], ré")
  child:lua("vim.lsp.buf.hover()")
  local shown = child:floating()
  assert(shown:find("Choisir des textes à l'aide d'un fonds commun", 1, true), shown)
end

tests["from a use, the definition is reached"] = function(child)
  child:open(example)
  child:go("C2], ré")
  child:lua("vim.lsp.buf.definition()")
  child:wait("the definition", function() return child:line():find("^  C2: Choisir") end)
  assert(child:eval("col('.')") == 3, child:eval("col('.')"))
end

tests["all that refers to a code is listed"] = function(child)
  child:open(example)
  child:go("C2:")
  child:lua("vim.lsp.buf.references({ includeDeclaration = true })")
  local list = child:wait("the list", function()
    local list = child:eval("map(getqflist(), 'v:val.lnum')")
    return #list > 0 and list
  end)
  table.sort(list)
  assert(vim.deep_equal(list, { 10, 14, 15 }), vim.inspect(list))
end

tests["the text is laid out, and nothing but spaces changes"] = function(child)
  local function format() child:lua("(vim.lsp.buf.format or vim.lsp.buf.formatting_sync)()") end
  child:open((example:gsub("évalue: C3, C4", "évalue:   C3, C4   ")))
  format()
  child:wait("the text", function() return child:text():find("\n    évalue: C3, C4\n", 1, true) end)
  local once = child:text()
  assert(once:gsub("%s", "") == example:gsub("%s", ""), once)
  format()
  assert(child:text() == once, child:text())
  child:wait_for("")
end

return tests
