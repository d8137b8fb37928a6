MVN ?= mvn -B -ntp

.PHONY: build test learning format docs demo clean

build: ## jars, without tests and gates
	$(MVN) -Pquick package

test: ## all gates and the default lane of tests
	$(MVN) verify

learning: ## only the slow statistical tests
	$(MVN) -Plearning verify

format: ## lays out every Java file
	$(MVN) spotless:apply

docs: ## writes docs/tables.md and docs/recipes anew from the code
	$(MVN) -Pquick -pl jobs -am test -DskipTests=false -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dtest='TableDocsTest,RecipeDocsTest' -Dsparring.write=true

demo: build ## the whole suite on a small problem with a known answer
	submit/bin/sparring demo

clean:
	$(MVN) clean
