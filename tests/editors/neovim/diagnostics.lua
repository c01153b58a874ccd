-- A mistake that is typed is shown, at its place, and goes when it is mended by hand.
local example = ...
local tests = {}

local function shown(child)
  child:open(example)
  child:go("C2], ré")
  child:type("cwC9<Esc>")
  child:wait_for("TRA003@C9")
  local found = child:diagnostics()[1]
  assert(found.line == 14, vim.inspect(found))
  assert(found.message:find("« C9 » n'est le code de rien", 1, true), vim.inspect(found))
  child:type("u")
  child:wait_for("")
end

tests["a mistake that is typed is shown at its place, after accents and an emoji"] = shown

-- Neovim knows how to agree on it since 0.10.
if vim.fn.has("nvim-0.10") == 1 then
  for _, encoding in ipairs({ "utf-8", "utf-32" }) do
    tests["the same with columns in " .. encoding] = {
      encoding = encoding,
      run = function(child)
        shown(child)
        assert(child:encoding() == encoding, child:encoding())
      end,
    }
  end
end

tests["what is typed on many lines and taken back leaves no difference"] = function(child)
  child:open(example)
  child:type("gg" .. ("/é<CR>iœ😀é<Esc>"):rep(12) .. "GddggddOa: [<Esc>")
  child:wait("the whole of it", function() return child:text():sub(1, 5) == "a: [\n" end)
  child:wait("an error", function() return child:codes() ~= "" end)
  child:type("30u")
  child:wait_for("")
  assert(child:text() .. "\n" == example, child:text())
  child:go("C2], ré")
  child:type("cwC9<Esc>")
  child:wait_for("TRA003@C9")
end

tests["a file with the line ends of Windows is read alike"] = function(child)
  child:open((example:gsub("\n", "\r\n")))
  assert(child:eval("&fileformat") == "dos")
  child:go("C2], ré")
  child:type("cwC9<Esc>")
  child:wait_for("TRA003@C9")
end

tests["a file that begins with a mark of its encoding is read alike"] = function(child)
  child:open("\239\187\191" .. example:gsub("^[^\n]*\n", ""):gsub("C1 à C2", "C1 à C9"))
  child:wait("the fault", function() return child:codes():find("TRA003@C9", 1, true) end)
end

tests["a syntax error is shown, and the rest of the text is still checked"] = function(child)
  child:open((example:gsub("C1 à C2", "C1 à C9")), "TRA003@C9")
  child:go("Réussir")
  child:type("i[<Esc>")
  child:wait("the error", function() return child:codes():find("SRC", 1, true) end)
  assert(child:codes():find("TRA003@C9", 1, true), child:state())
end

tests["the server ends with the editor, and well"] = function(child)
  child:open(example)
  child:lua([[for _, client in pairs((vim.lsp.get_clients or vim.lsp.get_active_clients)()) do client.stop() end]])
  local code = child:wait("the end of the server", function()
    local code = child:eval("get(g:, 'server_exit', -1)")
    return code ~= -1 and { code }
  end)
  assert(code[1] == 0, "exit code " .. code[1])
end

return tests
