-- The two parts of the type: YAML's colours and indentation, and a name of its own for the server.
local TYPE = "yaml.referentiel"

-- From 0.8 on, so that the file is never taken for plain YAML, whose own server would answer too.
if vim.filetype and vim.filetype.add then
  vim.filetype.add({ pattern = { [".*%.referentiel%.ya?ml"] = TYPE } })
end
vim.api.nvim_create_autocmd({ "BufRead", "BufNewFile" }, {
  pattern = { "*.referentiel.yaml", "*.referentiel.yml" },
  callback = function()
    if vim.bo.filetype ~= TYPE then vim.bo.filetype = TYPE end
  end,
})
