-- The plugin as it is shipped, with nothing configured.
local example = ...
local tests = {}

tests["nothing has to be configured"] = {
  plain = true,
  run = function(child)
    local name = child:open((example:gsub("C1 à C2", "C1 à C9")), "TRA003@C9")
    assert(child:eval("&filetype") == "yaml.referentiel", child:eval("&filetype"))
    assert(child:eval("&commentstring"):find("#", 1, true), "no comments of YAML")
    assert(child:eval("synIDattr(synID(1, 1, 1), 'name')"):lower():find("comment"), "no colours of YAML")
    assert(child:eval("&shiftwidth") == 2 and child:eval("&expandtab") == 1, "no indentation of YAML")
    -- A second file is followed by the same server.
    child:open(example, "", "autre.referentiel.yml")
    local clients = child:lua("return #(vim.lsp.get_clients or vim.lsp.get_active_clients)()")
    assert(clients == 1, clients .. " servers")
    child:lua("vim.cmd('edit ' .. vim.fn.fnameescape(...))", name)
    child:wait_for("TRA003@C9")
  end,
}

-- Older ones show the beginning of each message by themselves.
if vim.fn.has("nvim-0.11") == 1 then
  local function under(child)
    child:open((example:gsub("C1 à C2", "C1 à C9")), "TRA003@C9")
    child:go("C9")
    return function()
      return child:lua([[
        for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, -1, 0, -1, { details = true })) do
          local text = vim.inspect(mark[4].virt_lines or {})
          if text:find("« C9 » n'est le code de rien", 1, true) then return true end
        end
      ]])
    end
  end

  tests["a message is shown under the line of the cursor"] = {
    plain = true,
    run = function(child) child:wait("the message", under(child)) end,
  }

  tests["no message is shown to one who wants none"] = {
    plain = true,
    run = function(child)
      child:lua("vim.g.referentiel_messages = false")
      local shown = under(child)
      child:lua("vim.wait(200)")
      assert(not shown())
    end,
  }
end

tests["other YAML is left alone"] = {
  plain = true,
  run = function(child)
    child:lua("vim.cmd('edit notes.yaml')")
    assert(child:eval("&filetype") == "yaml")
    assert(child:lua("return #(vim.lsp.get_clients or vim.lsp.get_active_clients)()") == 0)
  end,
}

tests["an absent program is told in a sentence, once"] = {
  plain = true,
  path = "/nowhere",
  run = function(child)
    child:lua([[
      vim.g.told = {}
      vim.notify = function(text) vim.g.told = vim.list_extend(vim.g.told, { text }) end
    ]])
    for _, name in ipairs({ "un", "deux" }) do
      child:lua("vim.cmd('edit ' .. ...)", name .. ".referentiel.yaml")
    end
    local told = child:eval("g:told")
    assert(#told == 1 and told[1]:find("« referentiel » est introuvable : installez-le", 1, true), vim.inspect(told))
    child:lua("vim.cmd('ReferentielMatrice')")
    assert(#child:eval("g:told") == 2, vim.inspect(child:eval("g:told")))
  end,
}

tests["the matrix of what is typed is written to a page, and opened"] = function(child)
  child:open(example)
  child:lua([[
    vim.g.told = ""
    vim.notify = function(text) vim.g.told = text end
    if vim.ui.open then vim.ui.open = function(path) vim.g.opened = path return true end end
  ]])
  child:go("Conduire une séance")
  child:type("cwMener<Esc>")
  child:wait("the change", function() return child:text():find("Mener une séance", 1, true) end)
  child:type(":ReferentielMatrice<CR>")
  child:wait("the page", function() return child:eval("g:told") ~= "" end)
  local path = child:eval("g:told"):match("/.*%.html$")
  local file = assert(io.open(path, "rb"))
  local page = file:read("*a")
  file:close()
  assert(page:find("<html", 1, true) and page:find("Mener", 1, true), page:sub(1, 200))
  if vim.ui.open then assert(child:eval("g:opened") == path) end
end

tests["renumbering is followed by every reference"] = function(child)
  local text = example:gsub("C3", "C7")
  child:open(text)
  child:type(":ReferentielRenumeroter<CR>")
  child:wait_for_text(example)
  child:wait_for("")
end

return tests
