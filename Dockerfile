# docker build -t referentiel .
# docker run --rm -v "$PWD:/data:ro" referentiel check

FROM rust:1.90-alpine3.22 AS build
WORKDIR /src
COPY Cargo.toml Cargo.lock ./
COPY benches benches
COPY src src
RUN cargo install --locked --path . --root /out

# A shell and nothing else: the jobs of GitLab CI need one.
FROM alpine:3.22
COPY --from=build /out/bin/referentiel /usr/local/bin/referentiel
COPY LICENSE /usr/local/share/licenses/referentiel/LICENSE
# Nobody in particular: the program needs no right of its own.
USER 65532:65532
WORKDIR /data
ENTRYPOINT ["referentiel"]
CMD ["check"]
