-- What is asked of the shipped plugin besides what it does by itself, so that the tests see more of it.
-- Neovim counts columns in UTF-16 with every server; from 0.10 on it can be told to count otherwise.
local function capabilities()
  local all = vim.lsp.protocol.make_client_capabilities()
  if vim.env.ENCODING then
    all.general = vim.tbl_extend("force", all.general or {}, { positionEncodings = { vim.env.ENCODING } })
  end
  return all
end

require("referentiel").setup({
  capabilities = capabilities(),
  on_exit = vim.schedule_wrap(function(code) vim.g.server_exit = code end),
})
vim.o.completeopt = "menuone,noselect"
vim.o.hidden = true
