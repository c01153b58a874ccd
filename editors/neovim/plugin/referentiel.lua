-- Loaded when Neovim starts. Nothing has to be configured.
if vim.g.loaded_referentiel then return end
vim.g.loaded_referentiel = true

local function referentiel(name)
  return function(call) require("referentiel")[name](call) end
end

vim.api.nvim_create_autocmd("FileType", {
  group = vim.api.nvim_create_augroup("referentiel", {}),
  pattern = "yaml.referentiel",
  callback = function(event) require("referentiel").attach(event.buf) end,
})
vim.api.nvim_create_user_command("ReferentielMatrice", referentiel("matrix"), {
  desc = "Ouvrir la matrice de couverture du référentiel",
})
vim.api.nvim_create_user_command("ReferentielRenumeroter", referentiel("renumber"), {
  desc = "Renuméroter le référentiel, ou le bloc nommé ; tous les renvois suivent",
  nargs = "?",
})
if vim.lsp.enable and require("referentiel").installed() then vim.lsp.enable("referentiel") end
