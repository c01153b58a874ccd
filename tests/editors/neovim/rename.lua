-- A code is renamed with all that refers to it.
local example = ...
local tests = {}

local function rename(child, new) child:lua("vim.lsp.buf.rename(...)", new) end

tests["a rename follows every reference, the end of a range among them"] = function(child)
  child:open(example)
  child:go("C2:")
  rename(child, "C9")
  child:wait_for_text((example:gsub("C2", "C9")))
  child:type("u")
  child:wait_for_text(example)
  -- The server has followed both: it finds nothing, and a fault where one is made.
  child:go("C1 à C2")
  child:type("cwC8<Esc>")
  child:wait("the fault", function() return child:codes():find("TRA003@C8", 1, true) end)
end

tests["a rename begins from a use as well, after an emoji"] = function(child)
  child:open(example)
  child:go("C2], ré")
  rename(child, "C2b")
  child:wait_for_text((example:gsub("C2", "C2b")))
end

tests["a rename to a code that is taken changes nothing, and says why"] = function(child)
  child:open(example)
  child:go("C2:")
  rename(child, "C3")
  child:wait("a refusal", function() return child:eval("execute('messages')"):find("C3", 1, true) end)
  assert(child:text() .. "\n" == example, child:text())
end

return tests
