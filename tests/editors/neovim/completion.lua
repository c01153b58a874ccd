-- What is typed is completed from the menu. Neovim's indentation of YAML, which differs from one version to another, is
-- taken away first.
local example = ...
local tests = {}

tests["a code is completed"] = function(child)
  child:open(example)
  child:go("C3, C4")
  child:type("f4hC<C-x><C-o>")
  child:complete("C4")
  child:wait_for_text(example)
  child:wait_for("")
end

tests["a code is completed after an emoji on its line"] = function(child)
  child:open((example:gsub("%[C1 à C2%]", "[C1, ]")))
  child:go("C1, ]")
  child:type("f]i<C-x><C-o>")
  child:complete("C2")
  child:wait_for_text((example:gsub("%[C1 à C2%]", "[C1, C2]")))
  child:wait_for("")
end

tests["a key is completed, from its first letters"] = function(child)
  child:open(example)
  child:go("réalisation: individuelle\\n")
  child:type("o0<C-d>    dur<C-x><C-o>")
  child:complete("durée")
  assert(child:line():find("^    durée:"), child:line())
end

tests["a key with an accent is completed from letters without it"] = function(child)
  child:open((example:gsub("voies d'accès:\n  formation: [^\n]*\n", "")))
  child:go("handicap:")
  child:type("O0<C-d>vo<C-x><C-o>")
  child:complete("voies d'accès")
  -- What has to be under the key comes along where the client can have it.
  assert(child:text():find("\nvoies d'accès:", 1, true), child:text())
end

return tests
